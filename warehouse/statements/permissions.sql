SELECT g.* FROM permission_grant AS g ORDER BY g.granted_at;
