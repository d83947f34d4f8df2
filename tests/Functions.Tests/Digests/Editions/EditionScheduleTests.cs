using Automations.Digests.Editions;
using Automations.Functions.Tests.Support;
using Automations.Programme;
using Automations.Programme.News;

namespace Automations.Functions.Tests.Digests.Editions;

public sealed class EditionScheduleTests
{
    private static readonly ProgrammeSettings Programme = TestProgramme.Create() with
    {
        Digests = new() { Weekly = new(DayOfWeek.Thursday, new(9, 0)), Monthly = new(3, new(10, 0)) },
    };

    [Fact]
    public void From_AnOrdinaryWeek_CollectsTwoWorkingDaysBeforeAndDecidesUntilTheEveningBefore()
    {
        var plan = EditionSchedule.From(Utc(2027, 1, 8, 12), Programme).First(plan => plan.Cadence == NewsCadence.Weekly);

        Assert.Equal(new("2027-w02", NewsCadence.Weekly, new(2027, 1, 14), new(9, 0), Utc(2027, 1, 12, 7), Utc(2027, 1, 13, 16)), plan);
    }

    [Fact]
    public void From_AThursdayThatIsAHoliday_SendsOnTheNextWorkingDayUnderTheSameName()
    {
        var plan = EditionSchedule.From(Utc(2027, 5, 1, 12), Programme).First(plan => plan.Edition == "2027-w18");

        Assert.Equal(new DateOnly(2027, 5, 7), plan.SendOn);
        Assert.Equal(Utc(2027, 5, 5, 15), plan.Deadline);
    }

    [Fact]
    public void From_OneYearLong_NamesEveryWeekAndMonthOnce()
    {
        var all = Enumerable.Range(0, 365).SelectMany(day => EditionSchedule.DueBy(Utc(2027, 1, 1, 0).AddDays(day).AddHours(26), Utc(2027, 1, 1, 0).AddDays(day), Programme)).ToList();

        var editions = all.Select(plan => plan.Edition).Distinct().ToList();
        Assert.Equal(Enumerable.Range(1, 12).Select(month => $"2027-{month:00}"), editions.Where(edition => !edition.Contains('w') && edition.StartsWith("2027", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, 52).Select(week => $"2027-w{week:00}"), editions.Where(edition => edition.StartsWith("2027-w", StringComparison.Ordinal)));
        Assert.All(all.GroupBy(plan => plan.Edition), same => Assert.Single(same.Distinct()));
    }

    [Fact]
    public void DueBy_AfterTheDeadline_MakesUpForNothing() => Assert.DoesNotContain(EditionSchedule.DueBy(Utc(2027, 1, 13, 17), Utc(2027, 1, 13, 17), Programme), plan => plan.Edition == "2027-w02");

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
