using Microsoft.AspNetCore.Http;

namespace Automations.Digests.Material;

/// <summary>Which announcements somebody wants to see.</summary>
/// <param name="Topic">As people write it in their profiles; null for all.</param>
/// <param name="Language">Two letters; null for all.</param>
public sealed record MaterialFilter(string? Topic, string? Language)
{
    public const string TopicParameter = "topic";
    public const string LanguageParameter = "language";

    public static MaterialFilter Of(HttpRequest request) => new(ValueOf(request, TopicParameter), ValueOf(request, LanguageParameter));

    public bool Fits(Announcement announcement) =>
        (Topic is null || announcement.Topics.Contains(Topic, StringComparer.OrdinalIgnoreCase)) && (Language is null || announcement.Titles.ContainsKey(Language));

    private static string? ValueOf(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}
