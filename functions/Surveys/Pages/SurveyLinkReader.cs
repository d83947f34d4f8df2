using System.Security.Cryptography;
using System.Text;
using Automations.People;
using Automations.Programme;
using Automations.Surveys.Runs;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace Automations.Surveys.Pages;

/// <summary>The open run that a signed link leads to, and whose link it is.</summary>
public sealed record LinkedSurvey(SurveyRun Run, Person Person, int Place)
{
    /// <summary>
    /// The name under which the browser keeps the receipt. Another one for each link's person, so that people who share a browser do not
    /// see each other's answers.
    /// </summary>
    public string Cookie =>
        $"survey-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Run.Id}#{Place}#{Person.Id}")).AsSpan(0, 8))}";
}

/// <summary>Opens survey links, or shows the page that says kindly why a link opens nothing.</summary>
internal sealed class SurveyLinkReader(ISignedLinks links, ISignIn signIn, SurveyRuns runs, Audience audience, IPages pages, ProgrammeSettings programme, TimeProvider time)
{
    /// <returns>Either of the two.</returns>
    public async Task<(LinkedSurvey? Survey, IResult? Refusal)> OpenAsync(HttpRequest request, CancellationToken cancellation)
    {
        var (state, link) = links.Check(request, SurveyLinks.Purpose);
        if (state != LinkState.Valid || link is null)
            return (null, await RefuseAsync(request, state));
        var voice = Site.VoiceOf(request, programme);
        if (await signIn.WhoAsync(request, cancellation) is { PersonId: { } reader } && reader != link.Person)
            return (null, await pages.SayAsync(request, SurveyPageMessages.SomebodyElses(voice)));

        var (runId, place) = SurveyLinks.Read(link);
        if (await runs.FindAsync(runId, cancellation) is not { } run)
            return (null, await RefuseAsync(request, LinkState.Invalid));
        if (!run.IsOpen(time.GetUtcNow()))
            return (null, await pages.SayAsync(request, SurveyPageMessages.Over(run.State, voice)));
        return await audience.AtAsync(runId, place, cancellation) is { } person && person.Id == link.Person
            ? (new(run, person, place), null)
            : (null, await pages.SayAsync(request, SurveyPageMessages.Over(run.State, voice)));
    }

    private Task<IResult> RefuseAsync(HttpRequest request, LinkState state) =>
        pages.RenderAsync<LinkProblemPage>(
            request,
            state == LinkState.Expired ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound,
            new Dictionary<string, object?> { [nameof(LinkProblemPage.IsExpired)] = state == LinkState.Expired }
        );
}
