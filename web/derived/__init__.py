"""What pages need of a whole build, made once a build."""
