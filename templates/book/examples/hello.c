/* Greets the reader of the book. */
#include <stdio.h>

int main(void)
{
	puts("Hello, world!");
	return 0;
}
