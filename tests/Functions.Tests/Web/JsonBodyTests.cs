using Automations.Functions.Tests.Managers;
using Automations.Web.Json;

namespace Automations.Functions.Tests.Web;

public sealed class JsonBodyTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("{}", null)]
    [InlineData("""{"reason":null}""", null)]
    [InlineData("""{"Reason":" It rains. "}""", "It rains.")]
    public async Task Reason_ThatMayBeMissing_IsRead(string body, string? expected)
    {
        var (reason, refusal) = await JsonBody.ReadReasonAsync(new ManagersRequest(body).Http, longest: 20, default);

        Assert.Null(refusal);
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData("nothing", "body", "The body is not JSON (line 1, position 2).")]
    [InlineData("7", "body", "The body must be one JSON object.")]
    [InlineData("""{"reason":7}""", "reason", "reason must be text.")]
    [InlineData("""{"reason":"It rains cats and dogs."}""", "reason", "reason must have at most 20 characters.")]
    [InlineData("""{"why":"It rains."}""", "why", "why is not known; there are reason.")]
    [InlineData("""{"\ud800":1}""", "body", "The body has text with half a Unicode character in it.")]
    public async Task Reason_OfABodyThatDoesNotFit_IsRefusedWithFieldAndRule(string body, string field, string rule)
    {
        var request = new ManagersRequest(body);

        var (_, refusal) = await JsonBody.ReadReasonAsync(request.Http, longest: 20, default);
        var (status, problem) = await request.AnswerAsync(refusal!);

        Assert.Equal(400, status);
        Assert.Equal((field, rule), Assert.Single(problem.GetProperty("errors").EnumerateObject().Select(error => (error.Name, error.Value[0].GetString()!))));
    }
}
