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
}
