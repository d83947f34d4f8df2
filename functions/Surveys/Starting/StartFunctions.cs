using Automations.Programme;
using Automations.Surveys.Definitions;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Surveys.Starting;

/// <summary>Has a survey held, by community managers.</summary>
internal sealed class StartFunctions(ISurveyDefinitions definitions, SurveyStarting starting, IPages pages, ProgrammeSettings programme)
{
    [Function("SurveyStartPage")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "surveys/{survey}/start")] HttpRequest request,
        string survey,
        CancellationToken cancellation
    ) =>
        await definitions.FindAsync(survey, cancellation) is { } definition
            ? await PageAsync(request, definition, await starting.NewAsync(definition, cancellation), new())
            : await NotFoundAsync(request);

    [Function("SurveyStartSubmit")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "surveys/{survey}/start")] HttpRequest request,
        string survey,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await definitions.FindAsync(survey, cancellation) is not { } definition)
            return await NotFoundAsync(request);
        var voice = Site.VoiceOf(request, programme);
        var form = StartForm.Of(await request.FieldsAsync(cancellation));
        var errors = await starting.StartAsync(definition, form, voice, client, cancellation);
        return errors.Any ? await PageAsync(request, definition, form, errors) : Results.LocalRedirect($"/surveys/{survey}/results?run={form.Run}&lang={voice.Language}");
    }

    private Task<IResult> PageAsync(HttpRequest request, SurveyDefinition definition, StartForm form, FormErrors errors) =>
        pages.RenderAsync<StartPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(StartPage.Definition)] = definition,
                [nameof(StartPage.Form)] = form,
                [nameof(StartPage.Errors)] = errors,
                [nameof(StartPage.SignedInAs)] = request.SignedInPerson().Name,
            }
        );

    private Task<IResult> NotFoundAsync(HttpRequest request) => pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound);
}
