-- An object store other than Amazon's. GLOBAL: DuckLake deletes files on connections of its own.
SET GLOBAL s3_endpoint = '{host}';
SET GLOBAL s3_use_ssl = {is_secure};
SET GLOBAL s3_url_style = 'path';
