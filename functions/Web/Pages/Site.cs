using Automations.Programme;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Automations.Web.Pages;

/// <summary>What every page knows: the programme, the reader's voice, and where it stands.</summary>
public sealed class Site
{
    private const string LanguageParameter = "lang";

    private readonly HttpRequest request;
    private readonly Assets assets;

    private Site(HttpRequest request, ProgrammeSettings programme, Assets assets, SiteReader? reader)
    {
        Reader = reader;
        this.request = request;
        this.assets = assets;
        Programme = programme;
        Voice = VoiceOf(request, programme);
    }

    public ProgrammeSettings Programme { get; }

    public Voice Voice { get; }

    /// <summary>Null for somebody who is not signed in, or came by a link that speaks for one person.</summary>
    public SiteReader? Reader { get; }

    /// <summary>Where to sign in and come back here; null when there is no need or a link speaks for its person.</summary>
    public string? SignIn =>
        Reader is not null || request.PathBase.HasValue || request.Query.ContainsKey(SignedLinks.Parameter)
            ? null
            : QueryHelpers.AddQueryString("/signin", "return", Here);

    public string Claim => Programme.Claim.TryGetValue(Voice.Language, out var claim) ? claim : Programme.Claim[Programme.Languages[0]];

    public IEnumerable<string> OtherLanguages => Programme.Languages.Where(language => language != Voice.Language);

    /// <summary>This address again: forms post to it, so that link and language stay.</summary>
    public string Here => HerePath + request.QueryString;

    public string HereIn(string language)
    {
        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        query[LanguageParameter] = language;
        return QueryHelpers.AddQueryString(HerePath, query);
    }

    /// <summary>This page with another query, in the language that was chosen here.</summary>
    public string HereWith(IEnumerable<KeyValuePair<string, string?>> query) =>
        QueryHelpers.AddQueryString(To(HerePath), query.Where(pair => pair.Value is not null));

    /// <summary>Another page, in the language that was chosen here.</summary>
    public string To(string path) =>
        request.Query.ContainsKey(LanguageParameter) ? QueryHelpers.AddQueryString(path, LanguageParameter, Voice.Language) : path;

    // a host may offer a page under a path of its own
    private string HerePath => request.PathBase + request.Path;

    public string Asset(string name) => assets.AddressOf(name);

    /// <summary>What a language calls itself.</summary>
    public static string NameOf(string language) =>
        language switch
        {
            "de" => "Deutsch",
            "en" => "English",
            _ => language,
        };

    /// <summary><c>page</c> for this page, <c>true</c> for one below it, else null; the values of <c>aria-current</c>.</summary>
    public string? CurrentOf(string path) =>
        request.Path == path ? "page"
        : request.Path.StartsWithSegments(path, StringComparison.Ordinal) ? "true"
        : null;

    internal static Site Of(HttpRequest request, ProgrammeSettings programme, Assets assets, SiteReader? reader = null) => new(request, programme, assets, reader);

    /// <summary>The language asked for in the address (links in mails carry their recipient's), else the browser's, else the programme's first.</summary>
    internal static Voice VoiceOf(HttpRequest request, ProgrammeSettings programme)
    {
        string[] wished =
        [
            request.Query[LanguageParameter].ToString(),
            .. request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value ?? ""),
        ];
        var language = wished.Select(TwoLetters).FirstOrDefault(programme.Languages.Contains) ?? programme.Languages[0];
        return new(language, programme.AddressForm);
    }

    private static string TwoLetters(string tag) => tag.Split('-')[0].ToLowerInvariant();
}
