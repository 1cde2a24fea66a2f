DELETE FROM permission_grant;
