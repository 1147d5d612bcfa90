class A:
    # ANCHOR: f
    def f(self):
        pass
    # ANCHOR_END: f
