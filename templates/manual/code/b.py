class A:
    # region f
    def f(self):
        pass
    # endregion f
