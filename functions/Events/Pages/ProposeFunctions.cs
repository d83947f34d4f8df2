using Automations.Events.Planning;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Pages;

/// <summary>An idea for an event, by anybody who is signed in; they become its host.</summary>
internal sealed class ProposeFunctions(IEventDesk desk, EventDraftCheck check, EventVisitors visitors, IPages pages, ProgrammeSettings programme)
{
    [Function("ProposeEventPage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/propose")] HttpRequest request,
        CancellationToken cancellation
    ) =>
        await visitors.WhoAsync(request, EventLinks.Attend, eventId: null, cancellation) is { } visitor
            ? await PageAsync(request, EventForm.New(programme, visitor.Person.Language) with { TimeZone = visitor.Person.TimeZone }, new(), visitor)
            : request.ToSignIn();

    [Function("ProposeEventSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/propose")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await visitors.WhoAsync(request, EventLinks.Attend, eventId: null, cancellation) is not { } visitor)
            return request.ToSignIn();
        var voice = Site.VoiceOf(request, programme);
        var form = EventForm.Of(await request.FieldsAsync(cancellation), programme) with { Repeat = "" };
        var reading = await check.CheckAsync(form.ToDraft([visitor.Person.Id], before: null), cancellation, isNew: true);
        var errors = EventFormErrors.Of(reading, voice);
        if (errors.Any)
            return await PageAsync(request, form, errors, visitor);
        var champion = new EventPerson(visitor.Person.Id, visitor.Person.DisplayName, visitor.Person.Mail);
        await desk.CreateAsync(EventIds.New(), reading.Details!, series: null, champion, client, cancellation);
        return await pages.SayAsync(request, Thanks(voice));
    }

    private static PageMessage Thanks(Voice voice) =>
        new(
            voice.Say("Danke für deine Idee!", "Thank you for your idea!", "Danke für Ihre Idee!"),
            voice.Say(
                "Das Community-Management schaut darauf. Sobald sie veröffentlicht ist, findest du dein Event in der Liste.",
                "The community managers will look at it. As soon as it is published, you will find your event in the list.",
                "Das Community-Management schaut darauf. Sobald sie veröffentlicht ist, finden Sie Ihr Event in der Liste."
            )
        );

    private Task<IResult> PageAsync(HttpRequest request, EventForm form, FormErrors errors, EventVisitor visitor) =>
        pages.RenderAsync<EventFormPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(EventFormPage.Form)] = form,
                [nameof(EventFormPage.Errors)] = errors,
                [nameof(EventFormPage.IsProposal)] = true,
                [nameof(EventFormPage.SignedInAs)] = visitor.SignedInAs,
            }
        );
}
