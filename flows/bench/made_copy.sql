-- 만든 행을 파일로: what a table or view holds, in a file.
COPY (SELECT r.* FROM {name} AS r) TO $path (FORMAT json);
