-- 파일의 자리: where the rows of a batch lie. A view takes no parameter, so it asks for this variable.
SET VARIABLE incoming_{table} = $path;
