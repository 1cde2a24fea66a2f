-- Weeks and days are Korean ones, wherever the session runs.
SET TimeZone = 'Asia/Seoul';
