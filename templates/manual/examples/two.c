#include <stdio.h>

int x;
int y;
