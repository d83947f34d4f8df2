using System.Text.Json;
using Automations.Topics.Weeks;
using CsCheck;

namespace Automations.Functions.Tests.Topics.Compiling;

public sealed class IsoWeekTests
{
    [Theory]
    [InlineData("2027-01-01", "2026-W53")]
    [InlineData("2027-01-04", "2027-W01")]
    [InlineData("2027-12-31", "2027-W52")]
    [InlineData("2029-01-01", "2029-W01")]
    [InlineData("2028-01-02", "2027-W52")]
    public void Of_DaysAroundNewYear_BelongToTheYearOfMostDays(string day, string week) => Assert.Equal(week, IsoWeek.Of(DateOnly.Parse(day)).ToString());

    [Fact]
    public void Text_AndBack_IsTheSameWeekInTheSameOrder() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[-500, 500]).Sample((day, weeks) =>
        {
            var week = IsoWeek.Of(DateOnly.FromDayNumber(600_000 + day));
            var other = week.Plus(weeks);
            Assert.True(IsoWeek.TryParse(week.ToString(), out var back) && back == week);
            Assert.Equal(week, JsonSerializer.Deserialize<IsoWeek>(JsonSerializer.Serialize(week)));
            Assert.Equal(7 * weeks, other.Monday.DayNumber - week.Monday.DayNumber);
            Assert.Equal(Math.Sign(string.CompareOrdinal(other.ToString(), week.ToString())), Math.Sign(other.CompareTo(week)));
        });

    [Theory]
    [InlineData("2027-W53")]
    [InlineData("2027-W00")]
    [InlineData("2027-W5")]
    [InlineData("0000-W01")]
    [InlineData("2027-W05\n")]
    [InlineData(null)]
    public void TryParse_WhatIsNoWeek_IsFalse(string? text) => Assert.False(IsoWeek.TryParse(text, out _));
}
