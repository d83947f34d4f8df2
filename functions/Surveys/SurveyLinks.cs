using System.Globalization;
using Automations.People;
using Automations.Surveys.Runs;
using Automations.Web;

namespace Automations.Surveys;

/// <summary>The signed links of the survey mails: for one run and one person, whose place in the audience they name.</summary>
internal static class SurveyLinks
{
    public const string Purpose = "survey";

    /// <summary>After the end the link still opens the page that says so.</summary>
    private static readonly TimeSpan SaysThatItIsOver = TimeSpan.FromDays(60);

    public static Uri ForSurvey(this ISignedLinks links, SurveyRun run, Person person, int place) =>
        links.Create($"/survey?lang={person.Language}", new SignedLink(Purpose, $"{run.Id}#{place}", person.Id, run.Closes + SaysThatItIsOver));

    public static (string Run, int Place) Read(SignedLink link)
    {
        var parts = link.Subject.Split('#');
        return (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
