using Automations.Programme;

namespace Automations.Functions.Tests.Programme;

public sealed class ProgrammeFileTests
{
    private static readonly string Demo = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "programme.json"));

    [Fact]
    public void Load_DemoProgramme_IsComplete()
    {
        var programme = ProgrammeFile.Load(Path.Combine(AppContext.BaseDirectory, "programme.json"));

        Assert.Equal("Lotsen", programme.Name);
        Assert.Equal(["de", "en"], programme.Languages);
        Assert.Equal("lotsen@nordlicht.example", Assert.Single(programme.Lanes).Mailbox);
        Assert.Equal([7, 30, 90], programme.CheckIns.Days);
        Assert.Equal(100, programme.ThankYouOnDay);
        Assert.Equal(new OnboardingCall(DayOfWeek.Thursday, new TimeOnly(11, 0), 45, "Europe/Berlin"), programme.OnboardingCall);
        Assert.Equal("GB-ENG", programme.OfficeOf("london").Holidays);
        Assert.Equal("DE-HH", programme.OfficeOf("Atlantis").Holidays);
    }

    [Theory]
    [InlineData("\"id\": \"lotsen\",\n  \"name\"", "\"id\": \"Lotsen!\",\n  \"name\"", "id \"Lotsen!\" must be a short lower-case name")]
    [InlineData("\"name\": \"Lotsen\"", "\"name\": \"\"", "name must be a text of 1 to 60 characters")]
    [InlineData("\"name\": \"Lotsen\"", "\"nam\": \"Lotsen\"", "name is missing")]
    [InlineData("\"name\": \"Lotsen\"", "\"nam\": \"Lotsen\"", "nam is unknown here; known are addressForm, approval")]
    [InlineData("\"en\": \"We help", "\"fr\": \"We help", "claim.en is missing")]
    [InlineData("\"en\": \"We help", "\"fr\": \"We help", "claim.fr is unknown here")]
    [InlineData("#0b5563", "petrol", "look.primary \"petrol\" is no colour")]
    [InlineData("#0b5563", "#f2a541", "look.primary \"#f2a541\" has a contrast of 2.1:1 with white; texts need 4.5:1")]
    [InlineData("\"symbol\": \"", "\"symbol\": \"Kompass ", "look.symbol \"Kompass ")]
    [InlineData("[\"de\", \"en\"]", "[\"de\", \"english\"]", "languages[1] \"english\" is no two-letter language")]
    [InlineData("[\"de\", \"en\"]", "[\"de\", \"en\", \"de\"]", "languages names \"de\" more than once")]
    [InlineData("[\"de\", \"en\"]", "[\"de\", \"en\", \"fr\"]", "languages names \"fr\", for which the app has no texts; it has de, en.")]
    [InlineData("[\"de\", \"en\"]", "[]", "languages must be a list with at least one entry")]
    [InlineData("\"Du\"", "\"Ihr\"", "addressForm must be one of Du, Sie")]
    [InlineData("lotsen@nordlicht.example", "lotsen", "lanes[0].mailbox \"lotsen\" is no mail address")]
    [InlineData("\"messagesPerMinute\": 30", "\"messagesPerMinute\": 0", "lanes[0].messagesPerMinute must be a whole number from 1 to 1000")]
    [InlineData("33333333-3333-3333-3333-333333333333", "Lotsen", "championsGroupId \"Lotsen\" is no Entra object id")]
    [InlineData("\"end\": \"17:00\"", "\"end\": \"07:00\"", "workingHours.end must be later than start")]
    [InlineData("\"start\": \"08:00\"", "\"start\": \"8 Uhr\"", "workingHours.start must be a time of day such as")]
    [InlineData("\"Monday\", \"Tuesday\"", "\"Montag\", \"Tuesday\"", "workingHours.days[0] must be one of Sunday, Monday")]
    [InlineData("\"DE-BY\"", "\"DE-XY\"", "offices[1].holidays \"DE-XY\" is no region whose holidays are known; known are AT, CH-BE")]
    [InlineData("\"Europe/Vienna\"", "\"Europe/Vienne\"", "offices[2].timeZone \"Europe/Vienne\" is no time zone")]
    [InlineData("\"location\": \"Munich\"", "\"location\": \"Vienna\"", "offices names \"Vienna\" more than once")]
    [InlineData("\"escalateAfterWorkingDays\": 7", "\"escalateAfterWorkingDays\": 3", "approval.escalateAfterWorkingDays must be more than remindAfterWorkingDays")]
    [InlineData("\"whenUnanswered\": \"Wait\"", "\"whenUnanswered\": \"Forget\"", "approval.whenUnanswered must be one of Wait, Approve, Decline")]
    [InlineData("[7, 30, 90]", "[7, 90, 30]", "checkIns.days must ascend")]
    [InlineData("[7, 30, 90]", "[7, \"30\"]", "checkIns.days[1] must be a whole number from 1 to 730")]
    [InlineData("\"thankYouOnDay\": 100", "\"thankYouOnDay\": 60", "thankYouOnDay must come after the last check-in day")]
    [InlineData("\"minutes\": 45", "\"minutes\": 45.5", "onboardingCall.minutes must be a whole number")]
    [InlineData("\"P1D\"", "\"1 day\"", "events.reminders[1] \"1 day\" is no time before an event")]
    [InlineData("\"PT1H\"", "\"PT60M\", \"PT1H\"", "events.reminders names \"PT1H\" more than once")]
    [InlineData("\"retentionDays\": 90", "\"retentionDays\": 0", "events.retentionDays must be a whole number from 1 to 730")]
    [InlineData("\"feedback\": true", "\"feedback\": \"yes\"", "events.feedback must be true or false")]
    [InlineData("\"end\": \"07:00\"", "\"end\": \"21:00\"", "events.quietHours.end must differ from start")]
    [InlineData("\"closeAttendanceAfterWorkingDays\": 3", "\"closeAttendanceAfterWorkingDays\": 1", "events.closeAttendanceAfterWorkingDays must be more than")]
    [InlineData("\"Teams\",", "\"teams\", \"Teams\",", "topics names \"TEAMS\" more than once")]
    [InlineData("\"leastAnswers\": 5", "\"leastAnswers\": 4", "surveys.leastAnswers must be a whole number from 5 to 100")]
    [InlineData("\"mostReminders\": 2", "\"mostReminders\": 3", "surveys.mostReminders must be a whole number from 0 to 2")]
    [InlineData("\"closeAfterWorkingDays\": 10", "\"closeAfterWorkingDays\": 3", "surveys.closeAfterWorkingDays must be more than remindAfterWorkingDays")]
    public void Parse_ABrokenRule_IsNamedWithItsKey(string sound, string broken, string problem)
    {
        Assert.Contains(sound, Demo);

        var error = Assert.Throws<ProgrammeFileException>(() => ProgrammeFile.Parse(Demo.Replace(sound, broken), "programme.json"));

        Assert.Contains(error.Failures, failure => failure.StartsWith(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_SeveralBrokenRules_ListsThemAll()
    {
        var broken = Demo.Replace("#0b5563", "petrol").Replace("\"AT\"", "\"Austria\"").Replace("\"Du\"", "\"Ihr\"");

        var error = Assert.Throws<ProgrammeFileException>(() => ProgrammeFile.Parse(broken, "lotsen.json"));

        Assert.Equal(3, error.Failures.Count());
        Assert.StartsWith("The programme file lotsen.json cannot be used:", error.Message);
        Assert.All(error.Failures, failure => Assert.Contains($"  - {failure}", error.Message));
    }

    [Theory]
    [InlineData("{\n  \"id\": oops", "line 2, position 9")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{ \"id\": \"a\", \"id\": \"b\" }", "'id'")]
    public void Parse_NoUsableJson_NamesTheFileAndThePlace(string json, string place)
    {
        var error = Assert.Throws<ProgrammeFileException>(() => ProgrammeFile.Parse(json, "programme.json"));

        Assert.Contains("programme.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_WindowsZoneName_BecomesIana()
    {
        var programme = ProgrammeFile.Parse(Demo.Replace("Europe/Vienna", "W. Europe Standard Time"), "programme.json");

        Assert.Equal("Europe/Berlin", programme.OfficeOf("Vienna").TimeZone);
    }

    [Fact]
    public void Load_MissingFile_NamesTheSetting()
    {
        var error = Assert.Throws<ProgrammeFileException>(() => ProgrammeFile.Load("nowhere.json"));

        Assert.Contains("Programme:File", error.Message);
    }
}
