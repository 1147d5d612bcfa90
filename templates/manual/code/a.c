// ANCHOR: all
int a;
// ANCHOR: b
int b;
// ANCHOR_END: b
// ANCHOR_END: all
