using System.Net;

namespace Automations.Host.Tests.Admin;

internal static class Forms
{
    /// <summary>Sends a form as a browser does, and follows where it leads.</summary>
    public static async Task<(HttpStatusCode Status, string Html)> SubmitAsync(this HttpClient http, string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await http.PostAsync(address, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
