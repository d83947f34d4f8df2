using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Digests.Material;

internal sealed class MaterialEndpoint(MaterialTable material, ProgrammeSettings programme, TimeProvider time)
{
    private const int IdBytes = 8;

    /// <summary>Announces something new for the next digests. The same link again is the same announcement.</summary>
    [Function("AnnounceMaterial")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> PostAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/material")] HttpRequest request, CancellationToken cancellation)
    {
        if (await request.ReadTextAsync(cancellation) is not { } body || Parse(body) is not { } json)
            return Problems.BadRequest("The body must be JSON with title (by language), link and, if you like, text (by language) and topics.");
        var (announcement, problems) = Announcement.Read(json, "", time.GetUtcNow(), programme);
        return announcement is null
            ? Problems.Validation(JsonProblem.ByField(problems))
            : Results.Json(await material.SaveAsync(announcement with { Id = IdOf(announcement.Link) }, cancellation), ProgrammeJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static string IdOf(Uri link) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(link.AbsoluteUri)).AsSpan(0, IdBytes));

    private static JsonElement? Parse(string body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
