using Microsoft.AspNetCore.Http;

namespace Automations.Web.Pages.Forms;

public static class FormFields
{
    /// <summary>The fields that were sent; none when the body is no form.</summary>
    public static async Task<IFormCollection> FieldsAsync(this HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
            return FormCollection.Empty;
        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (InvalidDataException)
        {
            return FormCollection.Empty;
        }
    }

    /// <summary>What somebody wrote into a field; null when it is empty.</summary>
    public static string? TextOf(this IFormCollection fields, string name) =>
        fields[name].ToString().ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text : null;
}
