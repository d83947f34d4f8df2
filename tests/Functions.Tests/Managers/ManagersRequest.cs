using System.Text;
using System.Text.Json;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Functions.Tests.Managers;

/// <summary>A request of a community manager, and what it is answered with.</summary>
internal sealed class ManagersRequest
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();

    private readonly DefaultHttpContext context = new() { RequestServices = Services };

    public ManagersRequest(string body = "", string? idempotencyKey = null, string query = "", string manager = "ada")
    {
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Request.QueryString = new(query);
        context.Response.Body = new MemoryStream();
        if (idempotencyKey is not null)
            context.Request.Headers["Idempotency-Key"] = idempotencyKey;
        context.Features.Set(new SignedInPerson(manager, "Ada Petersen", new HashSet<string> { AppRoles.CommunityManager }));
    }

    public HttpRequest Http => context.Request;

    public string? Location => context.Response.Headers.Location;

    public async Task<(int Status, JsonElement Body)> AnswerAsync(IResult result)
    {
        await result.ExecuteAsync(context);
        var text = Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
        return (context.Response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}
