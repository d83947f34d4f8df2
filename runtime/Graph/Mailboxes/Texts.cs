using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>The words of the pages, in the browser's language.</summary>
internal sealed class Texts
{
    private readonly bool _german;

    private Texts(bool german)
    {
        _german = german;
        Culture = CultureInfo.GetCultureInfo(german ? "de-DE" : "en-GB");
    }

    public static Texts German { get; } = new(true);

    public static Texts English { get; } = new(false);

    public CultureInfo Culture { get; }

    public string Language => _german ? "de" : "en";

    public static Texts For(HttpRequest request)
    {
        var languages = request.Headers.AcceptLanguage.ToString().Split(',').Select(l => l.Trim());
        return languages.FirstOrDefault(l => l.StartsWith("de", StringComparison.OrdinalIgnoreCase) || l.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            ?.StartsWith("de", StringComparison.OrdinalIgnoreCase) == true ? German : English;
    }

    public string Of(string german, string english) => _german ? german : english;

    public string Folder(string folder) => folder switch
    {
        "inbox" => Of("Posteingang", "Inbox"),
        "sentitems" => Of("Gesendet", "Sent"),
        "drafts" => Of("Entwürfe", "Drafts"),
        _ => Of("Gelöscht", "Deleted"),
    };

    public string Response(string? response) => response switch
    {
        "accepted" => Of("zugesagt", "accepted"),
        "declined" => Of("abgesagt", "declined"),
        "tentativelyAccepted" => Of("vielleicht", "tentative"),
        "organizer" => Of("lädt ein", "organises"),
        _ => Of("offen", "no answer yet"),
    };

    /// <summary>Today the time, otherwise the day.</summary>
    public string Short(DateTimeOffset time, DateTimeOffset now) => time.Date == now.Date
        ? time.ToString("HH:mm", Culture)
        : time.ToString(time.Year == now.Year ? Of("d. MMM", "d MMM") : Of("d. MMM yyyy", "d MMM yyyy"), Culture);

    public string Long(DateTimeOffset time) => time.ToString(Of("dddd, d. MMMM yyyy, HH:mm", "dddd, d MMMM yyyy, HH:mm"), Culture);
}
