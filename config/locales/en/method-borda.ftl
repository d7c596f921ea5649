# Priorities (Borda's points)

method-borda-name = Priorities (points)
method-borda-how = Everyone puts the choices in order; on each ballot a choice gets two points for each choice placed after it and one point for each choice beside it; most points win, and equals win together.
vote-opened-borda = Vote by points: { $question } — Type the numbers in the order of your priorities, such as 3>1>2: { $choices }. The last ballot counts.
result-borda = { $winners } wins with { $points ->
    [one] 1 point
   *[other] { $points } points
} ({ $voters ->
    [one] 1 voter
   *[other] { $voters } voters
}).
result-borda-tie = a tie between { $winners }, with { $points ->
    [one] 1 point
   *[other] { $points } points
} each ({ $voters ->
    [one] 1 voter
   *[other] { $voters } voters
}).
results-points = { $votes ->
    [one] 1 point
   *[other] { $votes } points
}
