using System.Net;
using System.Net.Http.Json;
using Microsoft.Graph;

namespace Automations.Graph.Tests;

public sealed class BatchTests(GraphFixture fixture) : IClassFixture<GraphFixture>
{
    [Fact]
    public async Task Batch_OfReads_AnswersEachByItsId()
    {
        var batch = new BatchRequestContentCollection(fixture.Graph);
        var mira = await batch.AddBatchRequestStepAsync(fixture.Graph.Users[GraphFixture.Mira].ToGetRequestInformation());
        var nobody = await batch.AddBatchRequestStepAsync(fixture.Graph.Users["nobody@nordlicht.example"].ToGetRequestInformation());

        var answers = await fixture.Graph.Batch.PostAsync(batch);
        var statuses = await answers.GetResponsesStatusCodesAsync();

        Assert.Equal(HttpStatusCode.OK, statuses[mira]);
        Assert.Equal(HttpStatusCode.NotFound, statuses[nobody]);
        Assert.Equal("Mira Hansen", (await answers.GetResponseByIdAsync<Microsoft.Graph.Models.User>(mira)).DisplayName);
    }

    [Fact]
    public async Task Batch_OfTwentyOne_IsRefused()
    {
        var response = await PostAsync(Enumerable.Range(1, 21).Select(i => (object)new { id = $"{i}", method = "GET", url = "/users" }));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Batch_StepAfterAFailedOne_IsFailedDependency()
    {
        var response = await PostAsync(
        [
            new { id = "1", method = "GET", url = "/users/nobody@nordlicht.example" },
            new { id = "2", method = "GET", url = "/users", dependsOn = new[] { "1" } },
        ]);
        var answers = (await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("responses");

        Assert.Equal(404, answers[0].GetProperty("status").GetInt32());
        Assert.Equal(424, answers[1].GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Batch_WithThrottledItem_IsOkOutside()
    {
        await fixture.Http.PutAsJsonAsync("_local/faults", new { rules = new[] { new { path = "/v1.0/groups", status = 429, retryAfter = 3 } } });
        var response = await PostAsync([new { id = "1", method = "GET", url = "/groups" }, new { id = "2", method = "GET", url = "/users" }]);
        await fixture.Http.DeleteAsync(new Uri("_local/faults", UriKind.Relative));
        var answers = (await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("responses");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(429, answers[0].GetProperty("status").GetInt32());
        Assert.Equal("3", answers[0].GetProperty("headers").GetProperty("Retry-After").GetString());
        Assert.Equal(200, answers[1].GetProperty("status").GetInt32());
    }

    private Task<HttpResponseMessage> PostAsync(IEnumerable<object> requests) =>
        fixture.RawAsync(HttpMethod.Post, "$batch", JsonContent.Create(new { requests }));
}
