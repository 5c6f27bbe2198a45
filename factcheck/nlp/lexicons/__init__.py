"""Word lists of the splitter: general facts about English, never words of one article."""
