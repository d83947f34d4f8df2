using Microsoft.AspNetCore.Http;

namespace Automations.Surveys.Starting;

/// <summary>A run of a survey as it stands in the form, right or wrong. Days and times are those of the programme's default office.</summary>
public sealed record StartForm
{
    public const string Champions = nameof(Champions);
    public const string People = nameof(People);

    /// <summary>Names the run for ever.</summary>
    public string Run { get; init; } = "";

    public string Audience { get; init; } = Champions;

    /// <summary>Mail addresses, one a line.</summary>
    public string Asked { get; init; } = "";

    /// <summary>What it is about.</summary>
    public string Occasion { get; init; } = "";

    public string OccasionDay { get; init; } = "";

    /// <summary>Empty for at once.</summary>
    public string OpensDay { get; init; } = "";

    public string OpensTime { get; init; } = "";

    /// <summary>Empty for the usual number of working days.</summary>
    public string ClosesDay { get; init; } = "";

    public string ClosesTime { get; init; } = "";

    /// <summary>Mail addresses, one a line.</summary>
    public string Hosts { get; init; } = "";

    public static StartForm Of(IFormCollection fields) =>
        new()
        {
            Run = fields["run"].ToString().Trim(),
            Audience = fields["audience"] == People ? People : Champions,
            Asked = fields["asked"].ToString().ReplaceLineEndings("\n").Trim(),
            Occasion = fields["occasion"].ToString().Trim(),
            OccasionDay = fields["occasionDay"].ToString(),
            OpensDay = fields["opensDay"].ToString(),
            OpensTime = fields["opensTime"].ToString(),
            ClosesDay = fields["closesDay"].ToString(),
            ClosesTime = fields["closesTime"].ToString(),
            Hosts = fields["hosts"].ToString().ReplaceLineEndings("\n").Trim(),
        };

    /// <summary>As people write several addresses, or paste them from a mail.</summary>
    public static IReadOnlyList<string> Addresses(string text) => text.Split(['\n', ',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
