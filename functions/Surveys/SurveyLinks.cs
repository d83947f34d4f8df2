using System.Globalization;
using Automations.People;
using Automations.Surveys.Runs;
using Automations.Web;

namespace Automations.Surveys;

/// <summary>The signed links of the survey mails: for one run and one person, whose place in the audience they name.</summary>
internal static class SurveyLinks
{
    public const string Purpose = "survey";
    public const string OptOutPurpose = "survey-opt-out";

    /// <summary>After the end the link still opens the page that says so.</summary>
    private static readonly TimeSpan SaysThatItIsOver = TimeSpan.FromDays(60);

    public static Uri ForSurvey(this ISignedLinks links, SurveyRun run, Person person, int place) =>
        links.Create($"/survey?lang={person.Language}", new SignedLink(Purpose, $"{run.Id}#{place}", person.Id, run.Closes + SaysThatItIsOver));

    /// <summary>For as long as mails are kept where people find them again.</summary>
    private static readonly TimeSpan StillFound = TimeSpan.FromDays(366);

    /// <summary>To the page on which the person says not to be asked in surveys.</summary>
    public static Uri ForSurveyOptOut(this ISignedLinks links, SurveyRun run, Person person) =>
        links.Create($"/survey/opt-out?lang={person.Language}", new SignedLink(OptOutPurpose, run.Id, person.Id, run.Closes + StillFound));

    public static (string Run, int Place) Read(SignedLink link)
    {
        var parts = link.Subject.Split('#');
        return (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
