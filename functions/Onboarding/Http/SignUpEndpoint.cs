using Automations.Onboarding.SigningUp;
using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Http;

public sealed class SignUpEndpoint(ISignUpDesk desk, ISignIn signIn)
{
    [Function("SignUpChampion")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/champions")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return Problems.TooLarge();
        var (signUp, errors) = SignUpReader.Read(body);
        if (signUp is null)
            return Problems.Validation(errors);

        var receipt = await desk.SubmitAsync(signUp, await signIn.WhoAsync(request, cancellation), client, cancellation);
        return receipt.Outcome switch
        {
            SignUpOutcome.Invalid => Problems.Validation(receipt.Errors),
            SignUpOutcome.PersonUnknown => Problems.Validation(SignUpAnswers.UnknownPerson),
            _ => await AnswerAsync(receipt, client, request.HttpContext.Response, cancellation),
        };
    }

    private static async Task<IResult> AnswerAsync(
        SignUpReceipt receipt,
        DurableTaskClient client,
        HttpResponse response,
        CancellationToken cancellation
    )
    {
        var isNew = receipt.Outcome == SignUpOutcome.Started;
        var instance = isNew ? null : await client.GetInstanceAsync(receipt.InstanceId!, getInputsAndOutputs: true, cancellation);
        var step = instance?.Onboarding().Step ?? OnboardingStep.Received;
        response.Headers.Location = $"/api/champions/{receipt.ChampionId}";
        return Results.Json(
            new SignUpAnswer(receipt.ChampionId!, receipt.InstanceId!, step),
            ProgrammeJson.Options,
            statusCode: isNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK
        );
    }
}

public sealed record SignUpAnswer(string ChampionId, string InstanceId, OnboardingStep Status);
