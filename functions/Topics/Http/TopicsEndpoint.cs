using Automations.Programme;
using Automations.Topics.Mapping;
using Automations.Topics.Pages;
using Automations.Topics.Picture;
using Automations.Topics.Weeks;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Topics.Http;

/// <summary>What the pages of the topics show, for programs.</summary>
internal sealed class TopicsEndpoint(ITopicWeeks weeks, TopicShelf shelf, ProgrammeSettings programme)
{
    [Function("ListTopics")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/topics")] HttpRequest request, CancellationToken cancellation)
    {
        var published = await weeks.LatestAsync(Seismograph.MostWeeks, cancellation);
        return Results.Json(Seismograph.Of(published) is { } picture ? TopicsAnswer.Of(picture, published[0]) : TopicsAnswer.None, ProgrammeJson.Options);
    }

    [Function("GetTopic")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> GetAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/topics/{topicId}")] HttpRequest request, string topicId, CancellationToken cancellation)
    {
        if (programme.Topics.FirstOrDefault(topic => Topic.IdOf(topic) == topicId) is not { } name)
            return Problems.NotFound($"The programme has no topic {topicId}.");
        var history = await weeks.HistoryAsync(topicId, TopicFunctions.WeeksOfATopic, cancellation);
        var help = await shelf.OnAsync(name, Site.VoiceOf(request, programme).Language, cancellation);
        return Results.Json(new TopicAnswer(topicId, name, [.. history.Reverse()], help), ProgrammeJson.Options);
    }
}
