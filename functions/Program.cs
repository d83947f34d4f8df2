using Automations.Delivery;
using Automations.Digests;
using Automations.Events;
using Automations.LanguageModel;
using Automations.Managers;
using Automations.Messages;
using Automations.Onboarding;
using Automations.People;
using Automations.Programme;
using Automations.Surveys;
using Automations.Topics;
using Automations.Web;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseWeb();

builder.Services
    .AddProgramme(builder.Configuration)
    .AddPeople(builder.Configuration)
    .AddMessages(builder.Configuration)
    .AddLanguageModel(builder.Configuration)
    .AddDelivery(builder.Configuration)
    .AddWeb(builder.Configuration)
    .AddOnboarding(builder.Configuration)
    .AddEvents(builder.Configuration)
    .AddSurveys()
    .AddTopics()
    .AddTopicPicture()
    .AddDigests()
    .AddManagers(builder.Configuration);

builder.Build().Run();
