using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Messages;

public static class MessagesServices
{
    public static IServiceCollection AddMessages(this IServiceCollection services, IConfiguration configuration) => services;
}
