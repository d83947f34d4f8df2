using Automations.Events;
using Automations.Events.Pages;
using Automations.Events.Planning;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Web;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages.Forms;
using Microsoft.Extensions.Time.Testing;

namespace Automations.Functions.Tests.Events.Pages;

/// <summary>Who may come, from the form to the event and back.</summary>
public sealed class EventAudienceFormTests
{
    private const string Group = "5f0c1a6e-2b57-4d0a-9f6e-0d8a4c3b2e11";

    private static readonly ProgrammeSettings Programme = Support.TestProgramme.Create();

    private static readonly Voice German = new("de", AddressForm.Du);

    private readonly EventDraftCheck check = new(
        new FakeDirectory(Cast.Jonas, Cast.Mira),
        new FakeGroups(new(Group, "Vertrieb", "vertrieb@nordlicht.example"), new("a1", "Kantine", Mail: null), new("b2", "Kantine", "kantine-sued@nordlicht.example")),
        Programme,
        new FakeTimeProvider(EventSamples.Monday)
    );

    [Theory]
    [InlineData(AudienceKind.Everybody)]
    [InlineData(AudienceKind.Group)]
    [InlineData(AudienceKind.Topics)]
    [InlineData(AudienceKind.Invited)]
    public async Task Audience_OfEachKind_IsWhatTheEventHasAndWhatTheFormShowsAgain(AudienceKind kind)
    {
        var (details, errors) = await SubmitAsync(("audience", kind.ToString()), ("audienceGroup", Group), ("audienceTopics", "OneNote"), ("audienceInvited", Cast.Mira.Mail));

        Assert.False(errors.Any);
        var audience = details!.Audience;
        Assert.Equal((kind, kind == AudienceKind.Group ? Group : null), (audience.Kind, audience.GroupId));
        Assert.Equal(kind == AudienceKind.Topics ? ["OneNote"] : [], audience.Topics);
        Assert.Equal(kind == AudienceKind.Invited ? [Cast.Mira.Id] : [], audience.Invited.Select(person => person.Id));
        var again = await check.CheckAsync(EventForm.Of(details).ToDraft([Cast.Jonas.Id], details), default);
        Assert.True(again.Details!.IsSameAs(details));
    }

    [Theory]
    [InlineData("Group", "audienceGroup", "Betrieb", "audienceGroup", "Diese Gruppe kennt das Verzeichnis nicht.")]
    [InlineData("Group", "audienceGroup", "", "audienceGroup", "Diese Gruppe kennt das Verzeichnis nicht.")]
    [InlineData("Group", "audienceGroup", "Kantine", "audienceGroup", "Mehrere Gruppen heißen so. Bitte gib an, welche du meinst: a1, kantine-sued@nordlicht.example")]
    [InlineData("Topics", "audienceTopics", "Kochen", "audienceTopics", "Bitte wähle mindestens ein Thema.")]
    [InlineData("Invited", "audienceInvited", "", "audienceInvited", "Bitte gib 1 bis 480 Mailadressen an")]
    [InlineData("Invited", "audienceInvited", "mira.hansen@nordlicht.example\nnobody@x.example, noone@x.example", "audienceInvited", "Das Verzeichnis kennt diese Adressen nicht: nobody@x.example, noone@x.example")]
    public async Task Audience_WithAMistake_IsSaidAtItsField(string kind, string field, string value, string where, string message)
    {
        var (details, errors) = await SubmitAsync(("audience", kind), (field, value));

        Assert.Null(details);
        var error = Assert.Single(errors.All);
        Assert.Equal(where, error.Key);
        Assert.StartsWith(message, error.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Vertrieb", Group)]
    [InlineData("vertrieb@nordlicht.example", Group)]
    [InlineData("kantine-sued@nordlicht.example", "b2")]
    public async Task Group_ByNameOrAddress_StaysTheSameWhenTheFormIsSavedAgain(string named, string id)
    {
        var (details, _) = await SubmitAsync(("audience", "Group"), ("audienceGroup", named));

        Assert.Equal(id, details!.Audience.GroupId);
        var form = EventForm.Of(details);
        Assert.Equal(details.Audience.GroupName, form.Audience.Group);
        var again = await check.CheckAsync(form.ToDraft([Cast.Jonas.Id], details), default);
        Assert.True(again.Details!.IsSameAs(details));
    }

    [Fact]
    public async Task Errors_OfSeveralFields_ComeInTheOrderOfTheForm()
    {
        var (_, errors) = await SubmitAsync(("audience", "Topics"), ("capacity", "many"), ("minutes", "0"), ("title", ""));

        Assert.Equal(["title", "minutes", "audienceTopics", "capacity"], errors.All.Select(error => error.Key));
    }

    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Page_WithMistakes_LeadsToEachFieldAndSpeaksInOneVoice(string language, AddressForm form)
    {
        foreach (var kind in Enum.GetNames<AudienceKind>())
        {
            var fields = PageProbe.Post("/events/new", ("audience", kind), ("audienceInvited", "nobody@x.example"), ("title", "")).Form;
            var shown = EventForm.Of(fields, Programme);
            var errors = EventFormErrors.Of(await check.CheckAsync(shown.ToDraft([], before: null), default), new Voice(language, form));
            var request = PageProbe.Get($"/events/new?lang={language}");
            var parameters = new Dictionary<string, object?> { [nameof(EventFormPage.Form)] = shown, [nameof(EventFormPage.Errors)] = errors };
            var (_, page) = await (await PageProbe.Pages(form).RenderAsync<EventFormPage>(request, parameters: parameters)).ReadAsync(request);

            PageRules.Check(page, language);
            GermanForms.Check(PageRules.Words(page), language, form);
            Assert.Equal(kind, Assert.Single(page.QuerySelectorAll("[name=audience][checked]")).GetAttribute("value"));
            Assert.Equal("nobody@x.example", page.QuerySelector("#audienceInvited")!.TextContent);
        }
    }

    private async Task<(EventDetails? Details, FormErrors Errors)> SubmitAsync(params (string Name, string Value)[] fields)
    {
        (string, string)[] sound =
        [
            ("format", "LunchAndLearn"), ("title", "OneNote"), ("day", "2027-01-12"), ("time", "12:15"), ("timeZone", "Europe/Zurich"), ("minutes", "45"), ("online", "yes"),
        ];
        var given = fields.Select(field => field.Name).ToHashSet();
        var form = EventForm.Of(PageProbe.Post("/events/new", [.. sound.Where(field => !given.Contains(field.Item1)), .. fields]).Form, Programme);
        var reading = await check.CheckAsync(form.ToDraft([Cast.Jonas.Id], before: null), default);
        return (reading.Details, EventFormErrors.Of(reading, German));
    }
}
