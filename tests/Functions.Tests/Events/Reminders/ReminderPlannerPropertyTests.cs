using Automations.Events.Reminders;
using Automations.Programme;
using CsCheck;
using NodaTime;

namespace Automations.Functions.Tests.Events.Reminders;

public sealed class ReminderPlannerPropertyTests
{
    private static int Size => TestSize.Of(3_000, 200_000);

    [Fact]
    public void Plan_AnyCase_IsInOrderBeforeTheStartAndNeverTwiceForOneOffset() =>
        ReminderGen.Cases.Sample(
            of =>
            {
                var plan = ReminderPlanner.Plan(of);
                var moments = plan.Select(reminder => reminder.At).ToList();
                return moments.SequenceEqual(moments.Order().Distinct())
                    && plan.All(reminder => reminder.At < of.Start && of.Offsets.Contains(reminder.Offset))
                    && plan.Select(reminder => reminder.Offset).Distinct().Count() == plan.Count
                    && plan.Select(reminder => reminder.Expires).SequenceEqual([.. moments.Skip(1), .. plan.Count > 0 ? [of.Start] : Array.Empty<DateTimeOffset>()]);
            },
            iter: Size
        );

    [Fact]
    public void Plan_AnyCase_LeavesWhoeverJustLearnedOfItInPeace() =>
        ReminderGen.Cases.Sample(
            of => ReminderPlanner.Plan(of).All(reminder => reminder.At - of.InformedAt >= TimeSpan.FromHours(of.Rules.NoReminderWithinHours)),
            iter: Size
        );

    [Fact]
    public void Plan_DaysBefore_AreOnAnEarlierDayOfTheRecipientInWorkingTime() =>
        ReminderGen.Cases.Sample(
            of =>
                ReminderPlanner
                    .Plan(of)
                    .Where(reminder => reminder.Offset.Days > 0)
                    .All(reminder =>
                        of.Calendar.IsWorkingTime(reminder.At)
                        && of.Calendar.DayOf(reminder.At).AddDays(reminder.Offset.Days) <= of.Calendar.DayOf(of.Start)
                    ),
            iter: Size
        );

    [Fact]
    public void Plan_HoursBefore_NeverComeAtNightUnlessThatIsWhenTheyWork() =>
        ReminderGen.Cases.Sample(
            of =>
                ReminderPlanner
                    .Plan(of)
                    .Where(reminder => reminder.Offset.Minutes > 0)
                    .All(reminder =>
                        reminder.At >= of.Start - reminder.Offset.Length
                        && (of.Calendar.IsWorkingTime(reminder.At) || !of.Rules.QuietHours.Contains(LocalTime(reminder.At, of.Calendar)))
                    ),
            iter: Size
        );

    [Fact]
    public void Plan_WithinWorkingTime_IsExactlyAsManyMinutesBefore() =>
        ReminderGen.Cases.Sample(
            of =>
                ReminderPlanner
                    .Plan(of)
                    .Where(reminder => reminder.Offset.Minutes > 0 && of.Calendar.IsWorkingTime(of.Start - reminder.Offset.Length))
                    .All(reminder => reminder.At == of.Start - reminder.Offset.Length),
            iter: Size
        );

    [Fact]
    public void Plan_AfterAMove_IsThatOfTheNewTimeAlone() =>
        (from of in ReminderGen.Cases from moved in ReminderGen.StartsFor(of.Calendar.TimeZone) select (of, moved)).Sample(
            it =>
            {
                var movedAt = it.of.InformedAt;
                var anew = ReminderPlanner.Plan(it.of with { Start = it.moved, InformedAt = movedAt });
                return anew.SequenceEqual(ReminderPlanner.Plan(it.of with { Start = it.moved, InformedAt = movedAt, Offsets = [.. it.of.Offsets.Reverse()] }))
                    && anew.All(reminder => reminder.At < it.moved);
            },
            iter: Size
        );

    /// <summary>Of two reminders that fall on one moment, the nearer one stays: a Friday has one reminder of a Monday's event.</summary>
    [Fact]
    public void Plan_WhoeverIsInformedLongBefore_GetsTheNearestReminderOfThePlan() =>
        ReminderGen.Cases.Sample(
            of =>
            {
                var all = ReminderPlanner.Plan(of with { InformedAt = of.Start.AddDays(-400) });
                var known = ReminderPlanner.Plan(of);
                return known.SequenceEqual(all.Skip(all.Count - known.Count));
            },
            iter: Size
        );

    private static TimeOnly LocalTime(DateTimeOffset moment, WorkingCalendar calendar) =>
        Instant.FromDateTimeOffset(moment).InZone(DateTimeZoneProviders.Tzdb[calendar.TimeZone]).TimeOfDay.ToTimeOnly();
}
