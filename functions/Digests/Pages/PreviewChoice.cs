using Automations.Digests.Audience;
using Automations.Programme;
using Microsoft.AspNetCore.Http;

namespace Automations.Digests.Pages;

/// <summary>Whose digest the editors look at.</summary>
/// <param name="Language">Null for all languages.</param>
/// <param name="Office">Null for the whole edition, whoever sees what of it.</param>
public sealed record PreviewChoice(string? Language, Office? Office)
{
    public const string LanguageField = "previewLanguage";
    public const string OfficeField = "previewOffice";

    public static PreviewChoice Everything { get; } = new(Language: null, Office: null);

    /// <summary>What is not one of the programme's is taken as all.</summary>
    public static PreviewChoice Of(IFormCollection fields, ProgrammeSettings programme) =>
        new(
            programme.Languages.FirstOrDefault(language => language == fields[LanguageField]),
            programme.Offices.FirstOrDefault(office => office.Location == fields[OfficeField])
        );

    /// <returns>Null when everything is shown.</returns>
    public DigestReader? ReaderOf(string language, ProgrammeSettings programme) => Office is null ? null : DigestReader.At(language, Office, programme.DefaultOffice);
}
