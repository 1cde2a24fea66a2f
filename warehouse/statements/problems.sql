SELECT p.* FROM problem AS p;
