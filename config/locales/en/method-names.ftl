# The name of each method, in the command /vote
method-plurality-name = Single choice
method-approval-name = Several choices
method-ranked-name = Preferences
method-majority-judgment-name = Majority judgment
method-moving-debate-name = Moving debate
method-temperature-name = Temperature (no vote)
discord-option-method = How people vote; without it, a single choice
