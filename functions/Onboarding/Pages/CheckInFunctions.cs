using System.Globalization;
using Automations.Onboarding.Activities;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

internal sealed class CheckInFunctions(OnboardingLinkReader links, IChampionRegister register, IPages pages, ProgrammeSettings programme)
{
    [Function("CheckInPage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "check-in")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (onboarding, refusal) = await links.OpenAsync(request, OnboardingLinks.CheckIn, client, cancellation);
        if (onboarding is null)
            return refusal!;
        return await PastAsync(onboarding, Site.VoiceOf(request, programme), cancellation) is { } past
            ? await pages.SayAsync(request, past)
            : await FormAsync(request, new CheckInAnswer(DayOf(onboarding), 0, NeedsHelp: false, Note: null), new());
    }

    [Function("CheckInSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "check-in")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (onboarding, refusal) = await links.OpenAsync(request, OnboardingLinks.CheckIn, client, cancellation);
        if (onboarding is null)
            return refusal!;
        var voice = Site.VoiceOf(request, programme);
        if (await PastAsync(onboarding, voice, cancellation) is { } past)
            return await pages.SayAsync(request, past);
        var answer = Read(await request.FieldsAsync(cancellation), DayOf(onboarding));
        var errors = Check(answer, voice);
        if (errors.Any)
            return await FormAsync(request, answer, errors);
        await client.RaiseEventAsync(onboarding.InstanceId, OnboardingEvents.CheckedIn, answer, cancellation);
        return await pages.SayAsync(request, CheckInMessages.Thanks(answer, voice));
    }

    private async Task<PageMessage?> PastAsync(LinkedOnboarding onboarding, Voice voice, CancellationToken cancellation)
    {
        if (onboarding.IsOver)
            return CheckInMessages.Over(onboarding.Status.Step, voice);
        var champion = await register.FindAsync(onboarding.Input.PersonId, cancellation);
        var isAnswered = new CheckInNote(onboarding.Input.PersonId, new(DayOf(onboarding), 0, NeedsHelp: false, Note: null)).AppendTo(champion?.CheckInNotes) is null;
        return isAnswered ? CheckInMessages.Answered(voice) : null;
    }

    private Task<IResult> FormAsync(HttpRequest request, CheckInAnswer answer, FormErrors errors) =>
        pages.RenderAsync<CheckInPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(CheckInPage.Day)] = answer.Day,
                [nameof(CheckInPage.Feeling)] = answer.Feeling,
                [nameof(CheckInPage.Note)] = answer.Note,
                [nameof(CheckInPage.NeedsHelp)] = answer.NeedsHelp,
                [nameof(CheckInPage.Errors)] = errors,
            }
        );

    private static CheckInAnswer Read(IFormCollection fields, int day)
    {
        var note = fields["note"].ToString().ReplaceLineEndings("\n").Trim();
        var feeling = fields["feeling"].ToString() is [var digit and >= '1' and <= '5'] ? digit - '0' : 0;
        return new(day, feeling, fields["help"] == "yes", note.Length > 0 ? note : null);
    }

    private static FormErrors Check(CheckInAnswer answer, Voice voice)
    {
        var errors = new FormErrors();
        if (answer.Feeling == 0)
            errors.Add("feeling", voice.Say("Bitte wähle ein Gesicht.", "Please choose a face.", "Bitte wählen Sie ein Gesicht."));
        if (answer.Note?.Length > CheckInPage.LongestNote)
            errors.Add("note", voice.Say($"Bitte nicht mehr als {CheckInPage.LongestNote} Zeichen.", $"Please no more than {CheckInPage.LongestNote} characters."));
        return errors;
    }

    private static int DayOf(LinkedOnboarding onboarding) => int.Parse(onboarding.Detail, CultureInfo.InvariantCulture);
}
