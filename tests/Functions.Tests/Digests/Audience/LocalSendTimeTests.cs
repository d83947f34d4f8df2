using Automations.Digests.Audience;
using Automations.Functions.Tests.Support;
using Automations.Programme;
using CsCheck;

namespace Automations.Functions.Tests.Digests.Audience;

public sealed class LocalSendTimeTests
{
    private static readonly ProgrammeSettings Programme = TestProgramme.Create();

    private static int Size => TestSize.Of(2_000, 100_000);

    private static readonly Gen<(WorkingCalendar Calendar, DateOnly Day, TimeOnly At, DateTimeOffset Now)> Cases =
        from zone in Gen.OneOf(Gen.Const("Europe/Berlin"), Gen.Const("Europe/London"), Gen.Const("America/New_York"), Gen.Const("Asia/Kolkata"), Gen.Const("Pacific/Auckland"), Gen.Const("America/Sao_Paulo"))
        from holidays in Gen.OneOf(Gen.Const("DE-HH"), Gen.Const("DE-BY"), Gen.Const("AT"), Gen.Const("GB-ENG"))
        from day in Gen.Int[0, 1_000]
        from minutes in Gen.Int[8 * 4, (17 * 4) - 1]
        from hours in Gen.Int[-200, 100]
        let sendOn = new DateOnly(2027, 1, 1).AddDays(day)
        select (
            Programme.CalendarOf(holidays, zone),
            sendOn,
            new TimeOnly(0, 0).AddMinutes(minutes * 15),
            new DateTimeOffset(sendOn.ToDateTime(new(9, 0)), TimeSpan.Zero).AddHours(hours)
        );

    [Fact]
    public void Of_AnyCase_IsWorkingTimeNeverTooEarlyAndAtTheWantedTimeOfDay() =>
        Cases.Sample(
            of =>
            {
                var sends = LocalSendTime.Of(of.Calendar, of.Day, of.At, of.Now);
                return of.Calendar.IsWorkingTime(sends)
                    && sends >= of.Now
                    && of.Calendar.DayOf(sends) >= of.Day
                    && sends == of.Calendar.At(of.Calendar.DayOf(sends), of.At);
            },
            iter: Size
        );

    [Fact]
    public void Of_AWorkingDayThatIsStillAhead_IsThatDay() =>
        Cases.Sample(
            of => !of.Calendar.IsWorkingDay(of.Day) || of.Calendar.At(of.Day, of.At) < of.Now || of.Calendar.DayOf(LocalSendTime.Of(of.Calendar, of.Day, of.At, of.Now)) == of.Day,
            iter: Size
        );

    [Fact]
    public void Of_ADayOffForTheReader_IsTheirNextWorkingDay() =>
        Assert.Equal(
            new(2027, 1, 7, 8, 0, 0, TimeSpan.Zero),
            LocalSendTime.Of(Programme.CalendarOf("DE-BY", "Europe/Berlin"), new(2027, 1, 6), new(9, 0), new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero))
        );
}
