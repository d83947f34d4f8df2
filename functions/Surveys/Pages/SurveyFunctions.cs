using Automations.Programme;
using Automations.Surveys.Answers;
using Automations.Surveys.Runs;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Automations.Surveys.Pages;

/// <summary>The page on which a survey is answered. It logs nothing: not that somebody answered, and not what.</summary>
internal sealed class SurveyFunctions(SurveyLinkReader links, AnswerDesk desk, IPages pages, ProgrammeSettings programme, IOptions<AppOptions> app)
{
    private const string ReceiptField = "receipt";
    private const string LeavingField = "leaving";

    [Function("SurveyPage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "survey")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var (survey, refusal) = await links.OpenAsync(request, cancellation);
        if (survey is null)
            return refusal!;
        var receipt = request.Cookies[survey.Cookie];
        if (await desk.FindAsync(survey.Run, receipt, cancellation) is { } given)
            return await FormAsync(request, survey, receipt!, given, new(), isChange: true);
        return await desk.HasAnsweredAsync(survey.Run, survey.Place, cancellation)
            ? await SayAsync(request, SurveyPageMessages.AnsweredElsewhere(survey.Run.Definition.Anonymous, VoiceOf(request)))
            : await FormAsync(request, survey, Receipt.New(), AnswerSheet.Empty, new(), isChange: false);
    }

    /// <summary>Also what the page sends by itself when it is left; that is kept when it is complete, and needs no answer.</summary>
    [Function("SurveySubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "survey")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var (survey, refusal) = await links.OpenAsync(request, cancellation);
        if (survey is null)
            return refusal!;
        var fields = await request.FieldsAsync(cancellation);
        var receipt = Receipt.IsOne(fields[ReceiptField]) ? fields[ReceiptField].ToString() : Receipt.New();
        var sheet = SheetReader.Read(survey.Run.Definition, fields);
        var errors = Check(survey.Run, sheet, VoiceOf(request));
        var isLeaving = fields[LeavingField] == "1";
        if (errors.Any)
            return isLeaving ? Results.NoContent() : await FormAsync(request, survey, receipt, sheet, errors, isChange: false);

        var outcome = await desk.SubmitAsync(survey.Run, survey.Person, survey.Place, receipt, sheet, cancellation);
        if (outcome is AnswerOutcome.Taken or AnswerOutcome.Changed)
            KeepReceipt(request.HttpContext.Response, survey, receipt);
        return isLeaving
            ? Results.NoContent()
            : outcome switch
            {
                AnswerOutcome.AnsweredElsewhere => await SayAsync(request, SurveyPageMessages.AnsweredElsewhere(survey.Run.Definition.Anonymous, VoiceOf(request))),
                AnswerOutcome.Closed => await SayAsync(request, SurveyPageMessages.Over(RunState.Closed, VoiceOf(request))),
                _ => await ThankAsync(request, survey),
            };
    }

    private void KeepReceipt(HttpResponse response, LinkedSurvey survey, string receipt) =>
        response.Cookies.Append(
            survey.Cookie,
            receipt,
            new CookieOptions
            {
                Path = "/survey",
                HttpOnly = true,
                Secure = app.Value.IsSecure,
                // a link in a mail opens the page from elsewhere
                SameSite = SameSiteMode.Lax,
                Expires = survey.Run.Closes,
                IsEssential = true,
            }
        );

    private Task<IResult> FormAsync(HttpRequest request, LinkedSurvey survey, string receipt, AnswerSheet sheet, FormErrors errors, bool isChange) =>
        pages.RenderAsync<SurveyPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(SurveyPage.Survey)] = survey,
                [nameof(SurveyPage.Receipt)] = receipt,
                [nameof(SurveyPage.Sheet)] = sheet,
                [nameof(SurveyPage.Errors)] = errors,
                [nameof(SurveyPage.IsChange)] = isChange,
            }
        );

    private Task<IResult> ThankAsync(HttpRequest request, LinkedSurvey survey) =>
        pages.RenderAsync<SurveyThanksPage>(request, parameters: new Dictionary<string, object?> { [nameof(SurveyThanksPage.Survey)] = survey });

    private Task<IResult> SayAsync(HttpRequest request, PageMessage message) => pages.SayAsync(request, message);

    private Voice VoiceOf(HttpRequest request) => Site.VoiceOf(request, programme);

    private static FormErrors Check(SurveyRun run, AnswerSheet sheet, Voice voice)
    {
        var errors = new FormErrors();
        foreach (var (question, problem) in SheetReader.Problems(run.Definition, sheet))
            errors.Add(SheetReader.FieldOf(question), problem == SheetProblem.Missing ? SurveyPageMessages.Missing(voice) : SurveyPageMessages.TooLong(voice));
        if (!errors.Any && sheet.Values.Count == 0)
            errors.Add(SheetReader.FieldOf(run.Definition.Questions[0]), SurveyPageMessages.Nothing(voice));
        return errors;
    }
}
