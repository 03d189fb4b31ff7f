mod minimum;
