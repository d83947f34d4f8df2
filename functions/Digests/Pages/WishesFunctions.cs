using System.Globalization;
using Automations.Digests.Audience;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Digests.Pages;

/// <summary>Where people say what they want of the digest, with the link in every one of them.</summary>
internal sealed class WishesFunctions(WishTable wishes, IChampionRegister register, ISignedLinks links, IPages pages, ProgrammeSettings programme, TimeProvider time)
{
    private const int LongestPauseInDays = 366;

    [Function("DigestPreferencesPage")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "digests/preferences")] HttpRequest request, CancellationToken cancellation)
    {
        if (PersonOf(request) is not { } person)
            return await RefuseAsync(request);
        return await PageAsync(request, await wishes.FindAsync(person, cancellation) ?? DigestWishes.None(person), new(), isSaved: false, cancellation);
    }

    [Function("DigestPreferencesSubmit")]
    public async Task<IResult> Submit([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "digests/preferences")] HttpRequest request, CancellationToken cancellation)
    {
        if (PersonOf(request) is not { } person)
            return await RefuseAsync(request);
        var fields = await request.FieldsAsync(cancellation);
        var (wanted, errors) = Read(person, fields, Site.VoiceOf(request, programme));
        if (!errors.Any)
        {
            await wishes.ChangeAsync(person, before => wanted with { NoThanks = before.NoThanks }, cancellation);
            var mayBeNamed = fields["mayBeNamed"] == "yes";
            if (await register.FindAsync(person, cancellation) is { } champion && champion.MayBeNamed != mayBeNamed)
                await register.SaveAsync(champion with { MayBeNamed = mayBeNamed }, cancellation);
        }

        return await PageAsync(request, wanted, errors, isSaved: !errors.Any, cancellation);
    }

    /// <summary>Only asks: programs that follow the links of a mail must end nothing.</summary>
    [Function("DigestUnsubscribePage")]
    public async Task<IResult> Ask([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "digests/unsubscribe")] HttpRequest request, CancellationToken cancellation)
    {
        if (PersonOf(request) is not { } person)
            return await RefuseAsync(request);
        var preferences = links.ForWishes(person, Site.VoiceOf(request, programme).Language, time.GetUtcNow()).PathAndQuery;
        return await pages.RenderAsync<UnsubscribePage>(request, parameters: new Dictionary<string, object?> { [nameof(UnsubscribePage.Preferences)] = preferences });
    }

    /// <summary>By the button of the page, or by a mail program on its own (RFC 8058), which sends no cookies.</summary>
    [Function("DigestUnsubscribe")]
    public async Task<IResult> Unsubscribe([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "digests/unsubscribe")] HttpRequest request, CancellationToken cancellation)
    {
        if (PersonOf(request) is not { } person)
            return await RefuseAsync(request);
        await wishes.ChangeAsync(person, known => known with { Frequency = DigestFrequency.Never }, cancellation);
        var voice = Site.VoiceOf(request, programme);
        return await pages.SayAsync(
            request,
            new(
                voice.Say("Abbestellt", "Unsubscribed"),
                voice.Say(
                    "Du bekommst keinen Digest mehr. Willst du ihn irgendwann wieder, hilft der Link in einem alten oder eine Antwort auf eine unserer Mails.",
                    "You will get no more digests. Should you want them again one day, use the link in an old one or reply to any of our mails.",
                    "Sie bekommen keinen Digest mehr. Wollen Sie ihn irgendwann wieder, hilft der Link in einem alten oder eine Antwort auf eine unserer Mails."
                )
            )
        );
    }

    private (DigestWishes Wanted, FormErrors Errors) Read(string person, IFormCollection fields, Voice voice)
    {
        var errors = new FormErrors();
        var pause = fields.TextOf("pausedUntil");
        var isDay = DateOnly.TryParseExact(pause, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (pause is not null && (!isDay || until > today.AddDays(LongestPauseInDays)))
            errors.Add("pausedUntil", voice.Say("Bitte gib einen Tag innerhalb des nächsten Jahres an.", "Please give a day within the next year.", "Bitte geben Sie einen Tag innerhalb des nächsten Jahres an."));
        return (
            new()
            {
                Person = person,
                Frequency = Enum.TryParse<DigestFrequency>(fields["frequency"], out var frequency) && Enum.IsDefined(frequency) ? frequency : null,
                Language = programme.Languages.FirstOrDefault(language => language == fields["language"]),
                Topics = [.. programme.Topics.Intersect(fields["topics"].OfType<string>())],
                PausedUntil = isDay ? until : null,
            },
            errors
        );
    }

    private async Task<IResult> PageAsync(HttpRequest request, DigestWishes shown, FormErrors errors, bool isSaved, CancellationToken cancellation)
    {
        var champion = await register.FindAsync(shown.Person, cancellation);
        return await pages.RenderAsync<WishesPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(WishesPage.Wishes)] = shown,
                [nameof(WishesPage.Language)] = shown.Language ?? champion?.Person.Language ?? Site.VoiceOf(request, programme).Language,
                [nameof(WishesPage.Topics)] = shown.Topics ?? champion?.Topics ?? [],
                [nameof(WishesPage.MayBeNamed)] = champion?.MayBeNamed ?? false,
                [nameof(WishesPage.Errors)] = errors,
                [nameof(WishesPage.IsSaved)] = isSaved,
            }
        );
    }

    private string? PersonOf(HttpRequest request) => links.Check(request, DigestLinks.Wishes) is { State: LinkState.Valid, Link: { } link } ? link.Person : null;

    private Task<IResult> RefuseAsync(HttpRequest request) =>
        pages.RenderAsync<LinkProblemPage>(request, StatusCodes.Status403Forbidden, new Dictionary<string, object?> { [nameof(LinkProblemPage.IsExpired)] = links.Check(request, DigestLinks.Wishes).State == LinkState.Expired });
}
