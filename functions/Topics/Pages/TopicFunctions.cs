using Automations.Programme;
using Automations.Topics.Compiling;
using Automations.Topics.Mapping;
using Automations.Topics.Picture;
using Automations.Topics.Weeks;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Topics.Pages;

internal sealed class TopicFunctions(ITopicWeeks weeks, TopicShelf shelf, TopicVisitors visitors, IPages pages, ProgrammeSettings programme, TimeProvider clock)
{
    /// <summary>Half a year.</summary>
    internal const int WeeksOfATopic = 26;

    [Function("TopicsPage")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "topics")] HttpRequest request, CancellationToken cancellation)
    {
        var (visitor, refusal) = await visitors.WhoAsync(request, cancellation);
        if (refusal is not null)
            return refusal;
        return await pages.RenderAsync<TopicsPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(TopicsPage.Picture)] = Seismograph.Of(await weeks.LatestAsync(Seismograph.MostWeeks, cancellation)),
                [nameof(TopicsPage.First)] = IsoWeek.Of(programme.Today(clock)).Plus(1).Monday,
                [nameof(TopicsPage.SignedInAs)] = visitor!.Name,
            }
        );
    }

    [Function("TopicPage")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "topics/{topicId}")] HttpRequest request, string topicId, CancellationToken cancellation)
    {
        var (visitor, refusal) = await visitors.WhoAsync(request, cancellation);
        if (refusal is not null)
            return refusal;
        if (programme.Topics.FirstOrDefault(topic => Topic.IdOf(topic) == topicId) is not { } name)
            return await pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound);
        var picture = Seismograph.Of(await weeks.LatestAsync(Seismograph.MostWeeks, cancellation));
        var history = await weeks.HistoryAsync(topicId, WeeksOfATopic, cancellation);
        return await pages.RenderAsync<TopicPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(TopicPage.Name)] = name,
                [nameof(TopicPage.Weeks)] = history.Reverse().ToList(),
                [nameof(TopicPage.Row)] = picture?.Rows.FirstOrDefault(row => row.Id == topicId),
                [nameof(TopicPage.Helps)] = await shelf.OnAsync(name, Site.VoiceOf(request, programme).Language, cancellation),
                [nameof(TopicPage.SignedInAs)] = visitor!.Name,
            }
        );
    }
}
