using Automations.Events.Planning;
using Automations.Events.Store;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Pages;

/// <summary>New events and changes of them, by community managers.</summary>
internal sealed class EventFormFunctions(IEventStore events, IEventDesk desk, EventDraftCheck check, IPages pages, ProgrammeSettings programme)
{
    [Function("NewEventPage")]
    [RequireRole(AppRoles.CommunityManager)]
    public Task<IResult> ShowNew([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/new")] HttpRequest request) =>
        PageAsync(request, EventForm.New(programme, VoiceOf(request).Language), new(), record: null, said: null);

    [Function("NewEventSubmit")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> SubmitNew(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/new")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var fields = await request.FieldsAsync(cancellation);
        var form = EventForm.Of(fields, programme);
        var (reading, errors) = await CheckAsync(form, before: null, request, cancellation);
        if (errors.Any)
            return await PageAsync(request, form, errors, record: null, said: null);
        var created = await desk.CreateAsync(EventIds.New(), reading.Details!, reading.Series, proposedBy: null, client, cancellation);
        if (fields["do"] == "publish")
            await desk.PublishAsync(created[0].SeriesId ?? created[0].Id, client, cancellation);
        return Results.LocalRedirect(EditAddress(request, created[0].Id));
    }

    [Function("EditEventPage")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> ShowEdit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/{eventId}/edit")] HttpRequest request,
        string eventId,
        CancellationToken cancellation
    ) =>
        await events.FindAsync(eventId, cancellation) is { } record
            ? await PageAsync(request, EventForm.Of(record.Details), new(), record, said: null)
            : await pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound);

    [Function("EditEventSubmit")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> SubmitEdit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/{eventId}/edit")] HttpRequest request,
        string eventId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await events.FindAsync(eventId, cancellation) is not { } record)
            return await pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound);
        var fields = await request.FieldsAsync(cancellation);
        if (fields["do"] == "cancel")
            return await CancelAsync(request, record, fields["reason"].ToString().Trim(), client, cancellation);
        var form = EventForm.Of(fields, programme);
        var (reading, errors) = await CheckAsync(form, record.Details, request, cancellation);
        if (errors.Any)
            return await PageAsync(request, form, errors, record, said: null);
        var answer = await desk.ChangeAsync(eventId, reading.Details!, client, cancellation);
        if (answer.Outcome == DeskOutcome.Done && fields["do"] == "publish")
            answer = await desk.PublishAsync(eventId, client, cancellation);
        return await PageAsync(request, EventForm.Of(answer.Record!.Details), new(), answer.Record, Say(answer, VoiceOf(request)));
    }

    private async Task<IResult> CancelAsync(HttpRequest request, EventRecord record, string reason, DurableTaskClient client, CancellationToken cancellation)
    {
        var said = reason.Length > EventRulebook.LongestReason ? reason[..EventRulebook.LongestReason] : reason;
        var answer = await desk.CancelAsync(record.Id, said.Length > 0 ? said : null, client, cancellation);
        return await PageAsync(request, EventForm.Of(record.Details), new(), answer.Record, Say(answer, VoiceOf(request)));
    }

    private async Task<(EventReading Reading, FormErrors Errors)> CheckAsync(
        EventForm form,
        EventDetails? before,
        HttpRequest request,
        CancellationToken cancellation
    )
    {
        var reading = await check.CheckAsync(form.ToDraft(form.HostAddresses, before), cancellation, isNew: before is null);
        return (reading, EventFormErrors.Of(reading, VoiceOf(request)));
    }

    private static string Say(DeskAnswer answer, Voice voice) =>
        answer switch
        {
            { Outcome: DeskOutcome.Conflict } => voice.Say("Das geht gerade nicht: ", "That is not possible just now: ") + answer.Why,
            { Record.State: EventState.Cancelled } => voice.Say("Abgesagt. Alle, die angemeldet sind, erfahren es.", "Cancelled. Everybody who is registered will be told."),
            { Record.State: EventState.Published } => voice.Say("Gespeichert und veröffentlicht.", "Saved and published."),
            _ => voice.Say("Gespeichert.", "Saved."),
        };

    private static string EditAddress(HttpRequest request, string id) => $"/events/{id}/edit{request.QueryString}";

    private Task<IResult> PageAsync(HttpRequest request, EventForm form, FormErrors errors, EventRecord? record, string? said) =>
        pages.RenderAsync<EventFormPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(EventFormPage.Form)] = form,
                [nameof(EventFormPage.Errors)] = errors,
                [nameof(EventFormPage.Record)] = record,
                [nameof(EventFormPage.Said)] = said,
                [nameof(EventFormPage.SignedInAs)] = request.SignedInPerson().Name,
            }
        );

    private Voice VoiceOf(HttpRequest request) => Site.VoiceOf(request, programme);
}
