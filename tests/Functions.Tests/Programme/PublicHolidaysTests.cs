using Automations.Programme.Holidays;

namespace Automations.Functions.Tests.Programme;

public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2028, 4, 16)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void Easter_KnownYears_IsThatSunday(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Easter.SundayOf(year));

    [Theory]
    [InlineData("DE-HH", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 12-25 12-26")]
    [InlineData("DE-HH", 2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 10-31 12-25 12-26")]
    [InlineData("DE-BY", 2027, "01-01 01-06 03-26 03-29 05-01 05-06 05-17 05-27 08-15 10-03 11-01 12-25 12-26")]
    [InlineData("DE-SN", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 11-18 12-25 12-26")]
    [InlineData("DE-SN", 2028, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 10-31 11-22 12-25 12-26")]
    [InlineData("DE-BE", 2028, "01-01 03-08 04-14 04-17 05-01 05-25 06-05 06-17 10-03 12-25 12-26")]
    [InlineData("DE-TH", 2027, "01-01 03-26 03-29 05-01 05-06 05-17 09-20 10-03 10-31 12-25 12-26")]
    [InlineData("AT", 2027, "01-01 01-06 03-29 05-01 05-06 05-17 05-27 08-15 10-26 11-01 12-08 12-25 12-26")]
    [InlineData("CH-ZH", 2027, "01-01 01-02 03-26 03-29 05-01 05-06 05-17 08-01 12-25 12-26")]
    [InlineData("CH-GE", 2026, "01-01 04-03 04-06 05-14 05-25 08-01 09-10 12-25 12-31")]
    [InlineData("GB-ENG", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28")]
    [InlineData("GB-ENG", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28")]
    [InlineData("GB-ENG", 2028, "01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    [InlineData("GB-SCT", 2027, "01-01 01-02 01-04 03-26 05-03 05-31 08-02 11-30 12-25 12-26 12-27 12-28")]
    [InlineData("GB-SCT", 2028, "01-01 01-02 01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26")]
    [InlineData("GB-NIR", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-12 07-13 08-31 12-25 12-26 12-28")]
    [InlineData("FR", 2027, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("NL", 2027, "01-01 03-28 03-29 04-27 05-06 05-16 05-17 12-25 12-26")]
    [InlineData("PL", 2026, "01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26")]
    public void In_RegionAndYear_IsExactlyTheseDays(string code, int year, string expected)
    {
        var days = PublicHolidays.In(code, year).Keys.Order().Select(day => day.ToString("MM-dd"));

        Assert.Equal(expected, string.Join(' ', days));
    }

    [Theory]
    [InlineData("DE-BW", 12)]
    [InlineData("DE-BY", 13)]
    [InlineData("DE-BE", 10)]
    [InlineData("DE-BB", 12)]
    [InlineData("DE-HB", 10)]
    [InlineData("DE-HH", 10)]
    [InlineData("DE-HE", 10)]
    [InlineData("DE-MV", 11)]
    [InlineData("DE-NI", 10)]
    [InlineData("DE-NW", 11)]
    [InlineData("DE-RP", 11)]
    [InlineData("DE-SL", 12)]
    [InlineData("DE-SN", 11)]
    [InlineData("DE-ST", 11)]
    [InlineData("DE-SH", 10)]
    [InlineData("DE-TH", 11)]
    public void In_GermanState_HasAsManyDaysAsItsLaw(string code, int days) => Assert.Equal(days, PublicHolidays.In(code, 2026).Count);

    [Fact]
    public void In_EveryKnownCode_HasNewYearAndChristmas()
    {
        foreach (var code in PublicHolidays.Codes)
        {
            Assert.True(PublicHolidays.IsHoliday(code, new DateOnly(2027, 1, 1)), code);
            Assert.True(PublicHolidays.IsHoliday(code, new DateOnly(2027, 12, 25)), code);
        }
    }

    [Fact]
    public void In_UnknownCode_IsRefused() => Assert.Throws<ArgumentException>(() => PublicHolidays.In("DE-XX", 2027));
}
