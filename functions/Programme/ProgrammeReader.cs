using Automations.Programme.Holidays;
using Automations.Programme.Surveys;
using Automations.Programme.Topics;
using static Automations.Programme.ProgrammeRules;

namespace Automations.Programme;

/// <summary>Turns the JSON of a programme file into settings, and says what is wrong with it.</summary>
internal sealed class ProgrammeReader(JsonSection root)
{
    private const string ZoneRule = "is no time zone; use an IANA name such as \"Europe/Berlin\".";
    private const int MinutesPerDay = 24 * 60;

    public ProgrammeSettings Read()
    {
        var languages = root.List("languages", (list, key) => list.Text(key, IsLanguage, "is no two-letter language such as \"de\"."));
        Distinct(root, "languages", languages);
        foreach (var language in languages.Where(IsLanguage).Except(LanguagesWithTexts))
            root.Problem("languages", $"names \"{language}\", for which the app has no texts; it has {string.Join(", ", LanguagesWithTexts)}.");
        var checkIns = root.Has("checkIns") ? CheckIns(root.Object("checkIns")) : new CheckInRules();
        var settings = new ProgrammeSettings
        {
            Id = root.Text("id", IsKey, "must be a short lower-case name of letters, digits and hyphens."),
            Name = root.Text("name", maxLength: 60),
            Claim = Claim(root.Object("claim"), languages),
            Look = Look(root.Object("look")),
            Languages = languages,
            AddressForm = root.Choice<AddressForm>("addressForm", AddressForm.Du),
            Lanes = Lanes(),
            ChampionsGroupId = root.Text("championsGroupId", IsObjectId, "is no Entra object id."),
            ManagersGroupId = root.Text("managersGroupId", IsObjectId, "is no Entra object id."),
            WorkingHours = Hours(root.Object("workingHours")),
            Offices = Offices(),
            DefaultOffice = Office(root.Object("defaultOffice")),
            Approval = root.Has("approval") ? Approval(root.Object("approval")) : new ApprovalRules(),
            CheckIns = checkIns,
            ThankYouOnDay = ThankYou(checkIns),
            OnboardingCall = root.Has("onboardingCall") ? Call(root.Object("onboardingCall")) : null,
            Digests = root.Has("digests") ? DigestRulesReader.Read(root.Object("digests")) : new DigestRules(),
            Events = root.Has("events") ? EventRulesReader.Read(root.Object("events")) : new EventRules(),
            Topics = Topics(),
            TopicSynonyms = root.Has("topicSynonyms") ? TopicSynonymsReader.Read(root.Object("topicSynonyms"), Topics()) : new Dictionary<string, IReadOnlyList<string>>(),
            TopicRules = root.Has("topicRules") ? TopicRules.Read(root.Object("topicRules")) : new TopicRules(),
            Delivery = root.Has("delivery") ? Delivery(root.Object("delivery")) : new DeliveryRules(),
            Surveys = root.Has("surveys") ? SurveyRules.Read(root.Object("surveys")) : new SurveyRules(),
        };
        root.Close();
        return settings;
    }

    private static Dictionary<string, string> Claim(JsonSection section, List<string> languages)
    {
        var claim = languages.Distinct().ToDictionary(language => language, language => section.Text(language));
        section.Close();
        return claim;
    }

    private static ProgrammeLook Look(JsonSection section)
    {
        var look = new ProgrammeLook(
            section.Text("primary", IsColour, "is no colour such as \"#0b5c6b\"."),
            section.Text("accent", IsColour, "is no colour such as \"#f2a541\"."),
            section.Text("symbol", IsSingleSymbol, "must be a single emoji or letter.")
        );
        if (IsColour(look.Primary) && ContrastWithWhite(look.Primary) is < MinimumContrast and var contrast)
            section.Problem("primary", FormattableString.Invariant($"\"{look.Primary}\" has a contrast of {contrast:0.0}:1 with white; texts need {MinimumContrast}:1, take a darker one."));
        section.Close();
        return look;
    }

    private List<SenderLane> Lanes()
    {
        var lanes = root.List("lanes", (list, key) => Lane(list.Object(key)));
        Distinct(root, "lanes", lanes.Select(lane => lane.Id));
        Distinct(root, "lanes", lanes.Select(lane => lane.Mailbox));
        return lanes;
    }

    private static SenderLane Lane(JsonSection section)
    {
        var standard = new SenderLane { Id = "", Mailbox = "" };
        var lane = new SenderLane
        {
            Id = section.Text("id", IsKey, "must be a short lower-case name of letters, digits and hyphens."),
            Mailbox = section.Text("mailbox", IsMailAddress, "is no mail address."),
            MessagesPerMinute = section.Number("messagesPerMinute", 1, 1_000, standard.MessagesPerMinute),
            RecipientsPerDay = section.Number("recipientsPerDay", 1, 1_000_000, standard.RecipientsPerDay),
            ConcurrentRequests = section.Number("concurrentRequests", 1, 16, standard.ConcurrentRequests),
        };
        section.Close();
        return lane;
    }

    private static WorkingHours Hours(JsonSection section)
    {
        var days = section.List("days", (list, key) => list.Choice<DayOfWeek>(key));
        Distinct(section, "days", days);
        var hours = new WorkingHours(section.Time("start"), section.Time("end"), days);
        if (hours.End <= hours.Start)
            section.Problem("end", "must be later than start.");
        section.Close();
        return hours;
    }

    private List<Office> Offices()
    {
        var offices = root.List("offices", (list, key) => Office(list.Object(key)));
        Distinct(root, "offices", offices.Select(office => office.Location));
        return offices;
    }

    private static Office Office(JsonSection section)
    {
        var office = new Office(
            section.Text("location"),
            section.Text("holidays", IsHolidayCode, $"is no region whose holidays are known; known are {string.Join(", ", PublicHolidays.Codes)}."),
            Zone(section)
        );
        section.Close();
        return office;
    }

    private static ApprovalRules Approval(JsonSection section)
    {
        var standard = new ApprovalRules();
        var rules = new ApprovalRules
        {
            RemindAfterWorkingDays = section.Number("remindAfterWorkingDays", 1, 60, standard.RemindAfterWorkingDays),
            EscalateAfterWorkingDays = section.Number("escalateAfterWorkingDays", 1, 60, standard.EscalateAfterWorkingDays),
            DecideAfterWorkingDays = section.Number("decideAfterWorkingDays", 1, 120, standard.DecideAfterWorkingDays),
            WhenUnanswered = section.Choice<UnansweredApproval>("whenUnanswered", standard.WhenUnanswered),
        };
        if (rules.EscalateAfterWorkingDays <= rules.RemindAfterWorkingDays)
            section.Problem("escalateAfterWorkingDays", "must be more than remindAfterWorkingDays.");
        if (rules.DecideAfterWorkingDays <= rules.EscalateAfterWorkingDays)
            section.Problem("decideAfterWorkingDays", "must be more than escalateAfterWorkingDays.");
        section.Close();
        return rules;
    }

    private static CheckInRules CheckIns(JsonSection section)
    {
        var standard = new CheckInRules();
        var rules = new CheckInRules
        {
            Days = section.Has("days") ? section.List("days", (list, key) => list.Number(key, 1, 730)) : standard.Days,
            RemindAfterWorkingDays = section.Number("remindAfterWorkingDays", 1, 60, standard.RemindAfterWorkingDays),
            CloseAfterWorkingDays = section.Number("closeAfterWorkingDays", 1, 60, standard.CloseAfterWorkingDays),
        };
        if (rules.Days.Zip(rules.Days.Skip(1)).Any(pair => pair.First >= pair.Second))
            section.Problem("days", "must ascend, each day once.");
        if (rules.CloseAfterWorkingDays <= rules.RemindAfterWorkingDays)
            section.Problem("closeAfterWorkingDays", "must be more than remindAfterWorkingDays.");
        section.Close();
        return rules;
    }

    private int? ThankYou(CheckInRules checkIns)
    {
        if (!root.Has("thankYouOnDay"))
            return null;
        var day = root.Number("thankYouOnDay", 1, 1_000);
        if (checkIns.Days.Count > 0 && day <= checkIns.Days.Max())
            root.Problem("thankYouOnDay", "must come after the last check-in day.");
        return day;
    }

    private static OnboardingCall Call(JsonSection section)
    {
        var call = new OnboardingCall(
            section.Choice<DayOfWeek>("day"),
            section.Time("start"),
            section.Number("minutes", 5, MinutesPerDay),
            Zone(section)
        );
        section.Close();
        return call;
    }

    private List<string> Topics()
    {
        var topics = root.List("topics", (list, key) => list.Text(key, maxLength: 40));
        Distinct(root, "topics", topics.Select(topic => topic.ToUpperInvariant()));
        return topics;
    }

    private static DeliveryRules Delivery(JsonSection section)
    {
        var standard = new DeliveryRules();
        var rules = new DeliveryRules
        {
            MaxPerPersonPerWeek = section.Number("maxPerPersonPerWeek", 1, 100, standard.MaxPerPersonPerWeek),
            GiveUpAfterDays = section.Number("giveUpAfterDays", 1, 60, standard.GiveUpAfterDays),
        };
        section.Close();
        return rules;
    }

    private static string Zone(JsonSection section)
    {
        var zone = section.Text("timeZone", IsTimeZone, ZoneRule);
        return IanaZone(zone) ?? zone;
    }

    private static void Distinct<T>(JsonSection section, string key, IEnumerable<T> values)
    {
        foreach (var twice in values.GroupBy(value => value).Where(group => group.Count() > 1))
            section.Problem(key, $"names \"{twice.Key}\" more than once.");
    }
}
