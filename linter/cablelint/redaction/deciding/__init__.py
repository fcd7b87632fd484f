"""Who is masked and who is kept: roles, policies, decisions of a reviewer."""
