# The questions' themes.
order-no-theme = This theme is not one of the evening’s.
