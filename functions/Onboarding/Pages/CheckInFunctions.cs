using System.Globalization;
using Automations.Onboarding.Activities;
using Automations.People;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

internal sealed class CheckInFunctions(LinkedPages links, IChampionRegister register)
{
    [Function("CheckInPage")]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "check-in")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) => links.OpenAsync(request, OnboardingLinks.CheckIn, client, page => ShowAsync(page, cancellation), cancellation);

    [Function("CheckInSubmit")]
    public Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "check-in")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) => links.OpenAsync(request, OnboardingLinks.CheckIn, client, page => TakeAsync(page, client, cancellation), cancellation);

    private async Task<IResult> ShowAsync(LinkedPage page, CancellationToken cancellation) =>
        await PastAsync(page, cancellation) is { } past
            ? await page.SayAsync(past)
            : await FormAsync(page, new CheckInAnswer(DayOf(page.Onboarding), 0, NeedsHelp: false, Note: null), new());

    private async Task<IResult> TakeAsync(LinkedPage page, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await PastAsync(page, cancellation) is { } past)
            return await page.SayAsync(past);
        var answer = Read(await page.FieldsAsync(cancellation), DayOf(page.Onboarding));
        var errors = Check(answer, page.Voice);
        if (errors.Any)
            return await FormAsync(page, answer, errors);
        await client.RaiseEventAsync(page.Onboarding.InstanceId, OnboardingEvents.CheckedIn, answer, cancellation);
        return await page.SayAsync(CheckInMessages.Thanks(answer, page.Voice));
    }

    private async Task<PageMessage?> PastAsync(LinkedPage page, CancellationToken cancellation)
    {
        var onboarding = page.Onboarding;
        if (onboarding.IsOver)
            return CheckInMessages.Over(onboarding.Status.Step, page.Voice);
        var champion = await register.FindAsync(onboarding.Input.PersonId, cancellation);
        var isAnswered = new CheckInNote(onboarding.Input.PersonId, new(DayOf(onboarding), 0, NeedsHelp: false, Note: null)).AppendTo(champion?.CheckInNotes) is null;
        return isAnswered ? CheckInMessages.Answered(page.Voice) : null;
    }

    private static Task<IResult> FormAsync(LinkedPage page, CheckInAnswer answer, FormErrors errors) =>
        page.RenderAsync<CheckInPage>(
            new Dictionary<string, object?>
            {
                [nameof(CheckInPage.Day)] = answer.Day,
                [nameof(CheckInPage.Feeling)] = answer.Feeling,
                [nameof(CheckInPage.Note)] = answer.Note,
                [nameof(CheckInPage.NeedsHelp)] = answer.NeedsHelp,
                [nameof(CheckInPage.Errors)] = errors,
            },
            errors
        );

    private static CheckInAnswer Read(IFormCollection fields, int day)
    {
        var feeling = fields["feeling"].ToString() is [var digit and >= '1' and <= '5'] ? digit - '0' : 0;
        return new(day, feeling, fields["help"] == "yes", fields.TextOf("note"));
    }

    private static FormErrors Check(CheckInAnswer answer, Voice voice)
    {
        var errors = new FormErrors();
        if (answer.Feeling == 0)
            errors.Add("feeling", voice.Say("Bitte wähle ein Gesicht.", "Please choose a face.", "Bitte wählen Sie ein Gesicht."));
        errors.CheckLength("note", answer.Note, CheckInPage.LongestNote, voice);
        return errors;
    }

    private static int DayOf(LinkedOnboarding onboarding) => int.Parse(onboarding.Detail, CultureInfo.InvariantCulture);
}
